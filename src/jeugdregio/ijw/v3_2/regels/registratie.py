"""The register in which every rule of iJw 3.2 is entered."""

from jeugdregio.ijw.toetsen.regel import Regels

rule = Regels()
