"""Figures 計測 and long proofs 長い試し: what the product bears, measured beside the bare engine on the same machine."""
