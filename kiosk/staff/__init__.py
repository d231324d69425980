"""For those who look after deck and machine, at the kiosk or beside it. Must not know the running app."""
