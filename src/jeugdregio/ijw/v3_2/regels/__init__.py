"""The rules of iJw 3.2, a module a topic.

Codes and official texts: Zorginstituut Nederland, iJw 3.2.
"""

from jeugdregio.ijw.v3_2.regels import declaratie, dubbel, levering, persoon
from jeugdregio.ijw.v3_2.regels.registratie import rule

__all__ = ["declaratie", "dubbel", "levering", "persoon", "rule"]
