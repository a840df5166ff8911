"""The commands of the command line, one a module: ``add(subparsers)`` declares, ``run(options)`` does and returns the exit status."""
