"""Where a handbook's files are, from its root."""

PROCEDURES, TREES, TRAINING = "docs/procedures", "decision_trees", "training"

TREES_PAGE, SITUATIONS = "index", "situations"
"""Names of the files beside a procedure's trees that aren't trees, without their ending."""
