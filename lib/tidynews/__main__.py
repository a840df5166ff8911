from tidynews.showing.cli import main

raise SystemExit(main())
