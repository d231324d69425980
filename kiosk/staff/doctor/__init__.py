"""`doctor`: is this machine fit for the show, and if not, what is to be done? In plain words, both languages.

A file here is one part of the examination: functions of a `Machine` that yield `Finding`s. Must not know the show.
"""
