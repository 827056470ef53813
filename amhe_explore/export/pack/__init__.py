"""A JSNA pack of one place, as Word, web page, workbook and archive."""
