"""Animated graphics and the rolling numeral, each a function of milliseconds. Must not know slides."""
