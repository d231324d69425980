"""`preview`: a window beside the editor that follows every save.

Owns what staff see of their work while they write. Must not know the kiosk's window, or visitors.
"""
