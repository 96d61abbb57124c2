"""Backups: made and proved, kept thinned, restored into a new generation, tried in a drill, carried on a stick.

shelf.py      what lies in `backups/`, and what is known of each
keeping.py    which are kept, as time goes by
proving.py    opens a copy and looks for damage; what is in it, in numbers
making.py     makes one; only a proved one is ever listed
restoring.py  into a new generation and a new epoch, never over a live file
drill.py      restores the newest one for a trial, and compares it with the store
stick.py      everything of a store in one file, encrypted to the office
rescuing.py   a store that no longer opens, from its own newest backup
returning.py  a store from such a file
generations.py databases that were in use before a backup was restored; removed by a person alone
"""
