"""What a number is about, and the claim it makes. Entry: `claims.claims_of`."""
