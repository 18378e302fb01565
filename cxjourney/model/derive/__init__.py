"""What follows from the model: flows, inherited responsibilities, the basis of claims, maturity. Pure functions."""
