"""Lists for those who keep them in Excel. The only room that knows openpyxl."""
