"""A store whose records lie in a database that the desks of an office share (db.shared.postgresql).

place.py        where the database and the sealed files of a desk are, sealed in its folder
founding.py     the first desk makes the tables; others join by an invitation
invitations.py  what one desk gives another: the address and the data key, under a passphrase
files.py        sealed files in a shared folder, or in any store that fsspec knows, such as s3://
reaching.py     whether a store can move to an address, asked before anything is made
moving.py       from a file of one's own to the shared database and back, verified row by row
desks.py        who shares it; whether others changed something

Each desk is a folder as every other store, with slots, keys and a generation; only the records, and when the office
wants it the sealed files, lie elsewhere.
"""
