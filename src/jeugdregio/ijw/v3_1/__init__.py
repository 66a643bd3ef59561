"""Release 3.1 of iJw, the one before 3.2: read for its history, neither written nor answered.

Only what differs from 3.2 stands here; see docs/adr/0011 and docs/releases.
"""

from jeugdregio.ijw.afleiding import Afleiding
from jeugdregio.ijw.v3_1.regels import PROCESREGELS, REGELS, VERSCHILLEN

RELEASE = "3.1"
VOORBEHOUD = """De schema's van iJw 3.1 lagen bij het maken niet voor. Wat hierboven staat volgt uit wat
bij iJw 3.2 als nieuw is vermeld. Niet nagegaan is dus:

- of de elementen, hun volgorde en hun aantallen in 3.1 overal gelijk zijn aan die van 3.2;
- of de codelijsten gelijk zijn: een code die in 3.2 is toegevoegd wordt ook in 3.1 aangenomen, en een code
  die in 3.2 is vervallen wordt geweigerd;
- of de namespaces precies zo geschreven zijn als hier, met `3_1` waar 3.2 `3_2` heeft;
- hoe de teksten en retourcodes van regels in 3.1 luiden: getoond worden die van 3.2;
- of een gemeentecode in 3.1 op een bepaalde dag moest bestaan (TR378): elke code van het CBS sinds 2015 is
  goed.

Tegen het register geldt voor een stop de sleutel van 3.2, met de reden van beëindiging erin (TR063, TR074):
twee stops die alleen in die reden verschillen worden daar niet als dubbel gezien, binnen één bericht wel.

Een bericht van 3.1 dat hierdoor ten onrechte wordt geweigerd staat met de reden in het grootboek."""
AFLEIDING = Afleiding(
    van="3.2",
    namespaces=("/ijw/3_2/", "/ijw/3_1/"),
    beperkingen={"BerichtSubversie": "1"},
    regels=REGELS,
    procesregels=PROCESREGELS,
    verschillen=VERSCHILLEN,
    voorbehoud=VOORBEHOUD,
)
