"""Packs staged in processes beside this one: of many small ones, threads of one interpreter keep but one core busy.

frames.py   what the two sides say to one another
stager.py   the process: reads packs, seals their photos and papers, gives back the records; it opens no database
stagers.py  this side: starts them, gives them packs, and does without them when they are not there or gone
"""
