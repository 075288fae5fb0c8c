"""The OCOP catalogue: YAML files in, a checked bilingual site out.

Read the rooms in this order; each imports only those above it:

    errors, problems, dates, text      what everybody needs
    disk, alone, ending, spread        files whole or not at all; one build at a time; its processes
    faults                             what a disk refused, in words
    noting, ground, cache, shelf       who reads what; a digest of our code; what is kept
    letters                            which letters can be printed
    model                              the only definition of a field
    reference                          law, groups, places: data with sources
    load, shape                        bytes to records, or problems
    images, photos                     photos: examined, made anew; which record names which
    claims, validity                   what a product may claim on a day
    standing                           what all counts go by: its part, its term, its basis
    catalogue                          the indexed whole
    only                               the part of a country that is one province
    readiness                          which products may go to a fair, and what is missing
    figures                            what officers count; days of certificates; the schematic map
    selection, qr_masks, qr            what is printed, for which days; its QR codes
    rules, check                       what must hold about records
    report                             problems in words
    request                            what a change may do, alone knows git; base and head
    history                            what changed in each record; what is new on a day
    marks, ledger                      has what a file was made from changed since the last build?
    edit                               one field changed in the text of a file
    canonical                          files in the form of the house, and what a machine mends
    asking                             a new record by question and answer
    receive                            a message with its block becomes a change of files
    watch                              what a day brings, told in issues on GitHub
    documents                          what is told of fields: schemas, reference, forms
    spreadsheet                        lists for Excel, out and in; alone knows openpyxl
    periodic                           the officers' report of a period; alone knows python-docx
    github                             alone speaks to GitHub
    assist                             the answer to a request
    opendata                           public tables: columns defined once, and files of them
    words, templates, views, render    what a page says, and its bytes
    policy                             what a page may load, run and send
    paper, printing, sheet_pages       sheets as PDF, alone knows Typst; kits; sheets as pages
    finder                             the data of the search
    exports                            public data files, the service worker
    shell, bundles                     the page frame, alone knows mkdocs; our scripts and styles
    earlier                            all that earlier builds of a site left for the next
    outputs, swap, write, packing, making  every file, and how it gets to its folder
    verify                             a built site before it is published: links, size, loss
    pipeline, serve, bench             the whole build, its preview, its speed
    fuzz                               broken inputs at every door, in processes with limits
    commands                           the command line: a module per family of commands
    cli                                the clock, exit codes
"""
