"""From text to claims: sentences, numbers, quantities, dates, names, attribution, claims."""
