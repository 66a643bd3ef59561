"""Release 3.1 of iJw, the one before 3.2: read for its history, neither written nor answered.

Only what differs from 3.2 stands here; see docs/adr/0011 and docs/ontwikkelen/release-3-1.
"""

from jeugdregio.ijw.afleiding import Afleiding
from jeugdregio.ijw.v3_1.regels import PROCESREGELS, REGELS

RELEASE = "3.1"
AFLEIDING = Afleiding(
    van="3.2",
    namespaces=("/ijw/3_2/", "/ijw/3_1/"),
    beperkingen={"BerichtSubversie": "1"},
    regels=REGELS,
    procesregels=PROCESREGELS,
)
