"""Release 3.2 of iJw, in use from 1 April 2023. Every module here that declares a message is read and
written.
"""

RELEASE = "3.2"
