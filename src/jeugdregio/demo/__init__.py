"""The synthetic region Samen voor Jeugd: made-up people, valid iJw messages, published figures."""

from jeugdregio.demo.genereren import SEED, generate
from jeugdregio.demo.maken import Fase, default_tot, run
from jeugdregio.demo.merkteken import Gebruiker, gebruikers
from jeugdregio.demo.post import Opbrengst

__all__ = ["SEED", "Fase", "Gebruiker", "Opbrengst", "default_tot", "gebruikers", "generate", "run"]
