"""The OCOP catalogue: YAML files in, a checked bilingual site out.

Read the rooms in this order; each imports only those above it:

    errors, problems, dates, text      what everybody needs
    disk, spread                       files without their bytes; work on all processors
    letters                            which letters can be printed
    model                              the only definition of a field
    reference                          law, groups, places: data with sources
    load, shape                        bytes to records, or problems
    images, photos                     photos: examined, made anew; which record names which
    claims, validity                   what a product may claim on a day
    catalogue                          the indexed whole
    readiness                          which products may go to a fair, and what is missing
    selection, qr_masks, qr            what is printed, for which days; its QR codes
    rules, check                       what must hold about records
    report                             problems in words
    request                            what a change may do, alone knows git; base and head
    edit                               one field changed in the text of a file
    canonical                          files in the form of the house, and what a machine mends
    asking                             a new record by question and answer
    receive                            a message with its block becomes a change of files
    watch                              what a day brings, told in issues on GitHub
    documents                          what is told of fields: schemas, reference, forms
    spreadsheet                        lists for Excel, out and in; alone knows openpyxl
    github                             alone speaks to GitHub
    assist                             the answer to a request
    words, templates, views, render    what a page says, and its bytes
    paper, printing, sheet_pages       sheets as PDF, alone knows Typst; kits; sheets as pages
    finder                             the data of the search
    exports                            public data files, the service worker
    shell, bundles                     the page frame, alone knows mkdocs; our scripts and styles
    outputs, write, packing            every file, and how it gets to its folder
    pipeline, serve, bench             the whole build, its preview, its speed
    commands                           the command line: a module per family of commands
    cli                                the clock, exit codes
"""
