"""One module for each kind of page that the plug-in makes.

:mod:`~soundingboard.site.pages.page` says what a kind declares; :mod:`~soundingboard.site.kinds`
finds every kind in this package.
"""
