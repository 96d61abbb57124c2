"""Item models: rows of records with named columns, without words of their own where a desk has them."""
