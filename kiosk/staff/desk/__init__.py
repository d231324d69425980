"""The staff panel on the kiosk. Its hosts are protocols; must not know the running app."""
