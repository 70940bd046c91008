"""The engine: walks, explains and proves trees. Standard library only; the browser loads it too."""
