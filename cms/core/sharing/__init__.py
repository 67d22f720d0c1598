"""How a page looks when its address is shared: a card as a picture, drawn once for what it shows."""
