"""How a file that somebody sends is received: large ones in a file without a name, that nothing can find.

In the place of Django's own handler, whose files have a name in the temporary folder and stay there when the
process dies. What is too large, or sent by nobody, is not kept at all.
"""

from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class NaamlozeOntvangst(FileUploadHandler):
    """Receives files; `request.te_groot` tells the view that there was more than may be sent at once."""

    chunk_size = 1024 * 1024

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - the name that Django gives it
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Remember how much is coming."""
        self._te_groot = content_length > settings.OPLADEN_MAX_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a file, or stop: with what comes is not wanted the sender may as well be cut off."""
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            raise StopUpload(connection_reset=True)
        if self._te_groot:
            self.request.te_groot = True  # type: ignore[union-attr]  # read by the view of the form
            raise StopUpload(connection_reset=False)
        self._file = TemporaryFile()  # noqa: SIM115 - the form closes it

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a part."""
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        """Give the file to the form, from its start."""
        self._file.seek(0)
        return UploadedFile(
            self._file, self.file_name, self.content_type, file_size, self.charset, self.content_type_extra
        )

    def upload_interrupted(self) -> None:
        """Let go of a file that never came whole."""
        if hasattr(self, "_file"):
            self._file.close()
