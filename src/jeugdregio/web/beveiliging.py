"""Exceptions to the Content-Security-Policy, named after what needs them."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update

# Vega sets style attributes on the elements of a chart; style elements and scripts stay our own.
charts_csp = csp_update({"style-src-attr": [UNSAFE_INLINE]})
# The QR code of an authenticator app is a picture inside the page.
qr_csp = csp_update({"img-src": ["data:"]})
