"""The kinds of indeling, apart from their table: a report is made without Django being set up."""

from django.db import models


class IndelingSoort(models.TextChoices):
    """What a product can be sorted by."""

    CATEGORIE = "categorie", "Categorie van het gebruik"
    SUBCATEGORIE = "subcategorie", "Subcategorie van het gebruik"
    SECTOR = "sector", "Sector van de jeugdhulp"
    KOSTEN = "kosten", "Groep van de kosten"
    VERBLIJF = "verblijf", "Verblijf of niet"
    VERBLIJFSVORM = "verblijfsvorm", "Vorm van verblijf"
    JEUGDHULP = "jeugdhulp", "Jeugdhulp of niet"
    MAATREGEL = "maatregel", "Maatregel van de rechter"
    CRISIS = "crisis", "Verblijf bij crisis of niet"
    SPOEDHULP = "spoedhulp", "Ambulante spoedhulp of niet"
    GROEP = "groep", "Hulp in een groep of niet"
    BEHANDELGROEP = "behandelgroep", "Behandelgroep of niet"
