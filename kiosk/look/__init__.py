"""How everything looks: tokens, fonts, typesetting, painted blocks, lake and skyline. Must not know pages."""
