"""Another data key for the whole store: after a person was removed, what they may have copied opens nothing any more.

switching.py  puts the finished second copy in the store's place; a start that finds it finished does so too
earlier.py    databases of before a restore or an upgrade, which come along as they are
growing.py    the second copy, grown beside the store under the new key; may be stopped, killed and gone on with
finishing.py  the last of it with nobody writing: backups, database, keys; compared with the store, then switched

The laptop's own signing and receiving keys are changed with it, because they lay under the old data key. It goes on
under another device id, as after a restored backup: papers and packs of before are told by the key of then, what was on
its way still opens, and others take its new card, or the office certifies it anew (inspector_app.exchange.trust.peers).

A change of passphrase needs none of this: it rewrites one slot, and never the data.
"""
