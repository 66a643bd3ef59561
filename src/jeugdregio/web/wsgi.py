"""The site for a WSGI server such as gunicorn; refuses to start without keys."""

import os

from django.core.wsgi import get_wsgi_application

from jeugdregio.web.versleuteling import require_keys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.web.settings")

application = get_wsgi_application()
require_keys()
