"""The process rules of iJw 3.2: what each asks of people and systems, and what this system does with it.

The answers are ours and stand in `proces.csv`, beside the official texts. Source of codes and texts:
Zorginstituut Nederland, iJw 3.2.
"""

from importlib.resources import files

from jeugdregio.ijw.toetsen.procesregel import load

PROCESREGELS = load(files("jeugdregio.ijw.v3_2.regels") / "proces.csv")
