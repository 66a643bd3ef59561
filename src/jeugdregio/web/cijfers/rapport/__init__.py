"""The report: chosen indicators as one document, PDF or Word, with the figures and charts of the pages.

`samenstelling` says what stands in it, `figuren` draws the charts, `pdf` and `word` write the document.
"""
