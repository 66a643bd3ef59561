"""What an app declares in its AppConfig to be in the menu; knows no models, so it can be imported there."""

from dataclasses import dataclass

from jeugdregio.web.organisaties.rollen import Taak


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the menu.

    Shown to whoever has `taak`; when `openbaar` to everyone; when neither to whoever is signed in. `uitleg`
    is the line beneath it on the start page. `children` names the entries whose pages belong under this one
    for whoever has no entry for them.
    """

    label: str
    url_name: str
    taak: Taak | None = None
    openbaar: bool = False
    volgorde: int = 50
    uitleg: str = ""
    children: tuple[str, ...] = ()
