"""What Qt has to say goes to the log, where it is dated, bounded and does not repeat itself endlessly.

Must not know the log's files.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def listen_to_qt() -> None:
    """From now on; before, Qt writes to the console itself."""
    qInstallMessageHandler(_said)


def _said(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
    if kind == QtMsgType.QtFatalMsg:  # the process ends when this returns
        for handler in logging.getLogger().handlers:
            handler.flush()
