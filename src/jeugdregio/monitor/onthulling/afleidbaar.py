"""Which sums of atoms follow exactly from sums that are known: linear algebra, with sparse rows."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.onthulling.atomen import Nummers, Vergelijking

NAUWKEURIG = 1e-6
KLEINSTE_REST = 1e-11
MAX_RONDEN = 20_000

Getallen = npt.NDArray[np.float64]


def _add_up(plekken: Nummers, getallen: Getallen, aantal: int) -> Getallen:
    """Add up numbers per place."""
    return np.bincount(plekken, weights=getallen, minlength=aantal).astype(np.float64, copy=False)


class Bekend:
    """Sums whose outcome is known, as the rows of a sparse matrix. Each row has length one."""

    def __init__(self, sommen: Sequence[Vergelijking], aantal: int) -> None:
        lengte = np.array([len(som.atomen) for som in sommen], dtype=np.int64)
        self._aantal = aantal
        self._rijen = len(sommen)
        self._rij: Nummers = np.repeat(np.arange(len(sommen)), lengte)
        self._atoom: Nummers = np.concatenate([np.zeros(0, dtype=np.int64), *(s.atomen for s in sommen)])
        self._schaal: Getallen = 1 / np.sqrt(np.maximum(lengte, 1))
        tekens = np.concatenate([np.zeros(0, dtype=np.int64), *(s.tekens for s in sommen)])
        self._gewicht: Getallen = tekens * self._schaal[self._rij]

    def _sums(self, atomen: Getallen) -> Getallen:
        return _add_up(self._rij, atomen[self._atoom] * self._gewicht, self._rijen)

    def _spread(self, rijen: Getallen) -> Getallen:
        return _add_up(self._atoom, rijen[self._rij] * self._gewicht, self._aantal)

    def nearest(self, gezocht: Getallen) -> tuple[Getallen, Getallen]:
        """Give the weights of the known sums that come nearest to some numbers per atom, and what is left.

        By the method of conjugate gradients for least squares (CGLS).
        """
        gewichten = np.zeros(self._rijen)
        rest = gezocht.copy()
        helling = self._sums(rest)
        richting, nu = helling.copy(), float(helling @ helling)
        genoeg = nu * KLEINSTE_REST**2
        for _ in range(MAX_RONDEN):
            if nu <= genoeg or nu == 0:
                break
            stap = self._spread(richting)
            lang = nu / float(stap @ stap)
            gewichten += lang * richting
            rest -= lang * stap
            helling = self._sums(rest)
            vorige, nu = nu, float(helling @ helling)
            richting = helling + nu / vorige * richting
        return gewichten * self._schaal, rest

    def derivable(self, doelen: Sequence[Vergelijking]) -> Iterator[int]:
        """Yield the numbers of the sums that follow from the known ones.

        One test for all: numbers drawn at random, less all of them that the known sums can see. What is left
        is invisible in every known sum, so also in what follows from them; a sum that does not follow sees
        it, unless the draw is a miracle, which would only make us withhold too much.
        """
        if not self._rijen:
            return
        trekking = np.random.default_rng(self._aantal).normal(size=self._aantal)
        _, onzichtbaar = self.nearest(trekking)
        for nummer, doel in enumerate(doelen):
            gezien = abs(float(onzichtbaar[doel.atomen] @ doel.tekens))
            if gezien < NAUWKEURIG * np.sqrt(len(doel.atomen)):
                yield nummer

    def weights(self, doel: Vergelijking) -> Getallen:
        """Give weights of the known sums that together are a derivable one."""
        gezocht = np.zeros(self._aantal)
        gezocht[doel.atomen] = doel.tekens
        return self.nearest(gezocht)[0]
