"""Files in 取込: organisation, roster, personnel orders and earlier results, from CSV or Excel to lines."""
