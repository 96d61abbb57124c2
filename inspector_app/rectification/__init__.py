"""整改: what becomes of a finding between the order and the day on which it is put right (issue 5, part 4).

stages.py says how a finding stands on a day; acts.py records what was done; reinspection.py looks at it again in a
visit of its own; listing.py and export.py show all of them; repeats.py finds what was found before; suspicion.py is
for what is never corrected but handed to the police.
"""
