"""iJw, the national message standard of Dutch youth care, as a library.

Source of the facts: Zorginstituut Nederland, iJw 3.2 (www.istandaarden.nl).
"""

from jeugdregio.ijw.lezen.bestanden import Bestand, iter_bestanden
from jeugdregio.ijw.lezen.lezing import Lezing, open_bericht, read
from jeugdregio.ijw.schrijven import write
from jeugdregio.ijw.toetsen.bevinding import Bevinding

__all__ = ["Bestand", "Bevinding", "Lezing", "iter_bestanden", "open_bericht", "read", "write"]
