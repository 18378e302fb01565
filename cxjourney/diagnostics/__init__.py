"""What the compiler has to say, as values, and the formats it is said in."""
