"""Looking for other whole numbers that keep every sum within its bounds: first nearby, then anywhere."""

import functools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.onthulling.atomen import Nummers, Vergelijking
from jeugdregio.monitor.onthulling.programma import Programma

MAX_STAPPEN = 30  # what is found takes fewer; then the program takes less time than searching on
TERUG_NA = 3  # steps before the same atom is changed again, if another can be
VRIJ = 1 << 40


class Zoeker:
    """A set of sums of atoms. All start at zero: what is looked for is the change."""

    def __init__(self, sommen: Sequence[Vergelijking], aantal: int) -> None:
        self.sommen = sommen
        lengte: Nummers = np.array([len(som.atomen) for som in sommen], dtype=np.int64)
        self._klein = 1 / np.sqrt(np.maximum(lengte, 1))
        atomen = np.concatenate([som.atomen for som in sommen])
        rijen = np.repeat(np.arange(len(sommen)), lengte)
        volgorde = np.argsort(atomen, kind="stable")
        hoeveel = np.bincount(atomen, minlength=aantal)
        kolom = np.arange(len(atomen)) - np.repeat(np.cumsum(hoeveel) - hoeveel, hoeveel)
        # of each atom the sums it is in, filled up with a sum too many that no bounds hold
        self._waarin: Nummers = np.full((aantal, int(hoeveel.max())), len(sommen), dtype=np.int64)
        self._tekens: Nummers = np.zeros(self._waarin.shape, dtype=np.int64)
        self._waarin[atomen[volgorde], kolom] = rijen[volgorde]
        self._tekens[atomen[volgorde], kolom] = np.concatenate([som.tekens for som in sommen])[volgorde]
        self._laatst: Nummers = np.zeros(aantal, dtype=np.int64)

    @functools.cached_property
    def _programma(self) -> Programma:
        return Programma(self.sommen, len(self._laatst))

    def finds(self, onder: Nummers, boven: Nummers, druk: npt.NDArray[np.float64]) -> bool:
        """Tell whether there is a change of the atoms with every sum within its bounds.

        Nearly always a search finds one, and soon. That it finds none proves nothing: then the program has
        the last word. `druk` gets one more for each sum and step of the search in which it was out of its
        bounds.
        """
        return self._search(onder, boven, druk) or self._programma.finds(onder, boven)

    def _search(self, onder: Nummers, boven: Nummers, druk: npt.NDArray[np.float64]) -> bool:
        """Take a sum that is out of its bounds, and change one of its atoms by one, the one that leaves least
        to repair elsewhere; a number of times.

        A sum weighs more the longer it is out of its bounds, and small sums go before large ones, so that the
        search does not stay where it is stuck.
        """
        onder, boven = np.append(onder, -VRIJ), np.append(boven, VRIJ)
        nu: Nummers = np.zeros(len(onder), dtype=np.int64)
        fout = np.maximum(np.maximum(onder, -boven), 0)
        laatst = self._laatst
        laatst[:] = 0
        gewicht: Nummers = np.ones(len(onder), dtype=np.int64)
        kapotte = set(map(int, np.flatnonzero(fout)))  # kept up: few sums change in a step, of thousands
        for stap in range(1, MAX_STAPPEN + 1):
            if not kapotte:
                return True
            buiten = np.array(sorted(kapotte))
            druk[buiten] += 1
            gewicht[buiten] += 1
            kapot = int(buiten[(gewicht[buiten] * self._klein[buiten]).argmax()])
            som = self.sommen[kapot]
            if not len(som.atomen):
                return False
            richting = som.tekens if nu[kapot] < onder[kapot] else -som.tekens
            waarin = self._waarin[som.atomen]
            straks = nu[waarin] + self._tekens[som.atomen] * richting[:, None]
            straks_fout = np.maximum(np.maximum(onder[waarin] - straks, straks - boven[waarin]), 0)
            kosten = ((straks_fout - fout[waarin]) * gewicht[waarin]).sum(axis=1)
            # among equals the atom that was changed longest ago, so that the search does not go round
            wanneer = laatst[som.atomen]
            kosten = kosten * (2 * MAX_STAPPEN) + wanneer
            kosten[wanneer > max(stap - TERUG_NA, 0)] += VRIJ
            beste = int(kosten.argmin())
            nu[waarin[beste]] = straks[beste]
            fout[waarin[beste]] = straks_fout[beste]
            laatst[som.atomen[beste]] = stap
            for nummer, hoeveel in zip(waarin[beste].tolist(), straks_fout[beste].tolist(), strict=True):
                (kapotte.add if hoeveel else kapotte.discard)(nummer)
        return False
