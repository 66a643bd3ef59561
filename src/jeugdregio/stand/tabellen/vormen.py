"""The kinds and patterns of values that the tables share."""

from jeugdregio.stand.declaratie import Kolomsoort

TEKST, GEHEEL, DATUM, JA_NEE = Kolomsoort.TEKST, Kolomsoort.GEHEEL, Kolomsoort.DATUM, Kolomsoort.JA_NEE
GEMEENTE = r"[0-9]{4}"
AGB = r"[0-9]{8}"
CATEGORIE = r"[0-9]{2}"
PRODUCT = r"[0-9A-Z]{5}"
