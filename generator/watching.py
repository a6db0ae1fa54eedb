"""What a preview watches beyond what MkDocs does: folders that come and go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import DirCreatedEvent, DirDeletedEvent, DirMovedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def is_watching(server: LiveReloadServer, folder: Path) -> bool:
    """Whether a folder that is watched is still the one that was: a watch ends when its folder goes."""
    emitters = server.observer.emitters
    ended = any(emitter.watch.path == str(folder) and not emitter.is_alive() for emitter in emitters)
    return folder.is_dir() and not (server.observer.is_alive() and ended)


def watch_names(server: LiveReloadServer, folder: Path) -> None:
    """Build again when a name in a folder, or a file of that name, changes; MkDocs alone takes no notice of folders."""
    server.watch(str(folder), recursive=False)
    server.observer.add_handler_for_watch(_Rebuild(server), ObservedWatch(str(folder), recursive=False))


class _Rebuild(FileSystemEventHandler):
    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_hidden = Path(str(event.src_path)).name.startswith(".")
        if isinstance(event, DirCreatedEvent | DirDeletedEvent | DirMovedEvent) and not is_hidden:
            with self._server._rebuild_cond:
                self._server._want_rebuild = True
                self._server._rebuild_cond.notify_all()
