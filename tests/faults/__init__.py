"""Faults 故障: processes die at chosen points and at random; nothing is lost, nothing happens twice."""
