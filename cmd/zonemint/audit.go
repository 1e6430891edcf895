package main

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zonemint/zonemint/internal/remote"
	"github.com/zonemint/zonemint/tokens"
)

// auditLimit is how many records are listed unless told otherwise: of what happened, the latest is of interest.
const auditLimit = 100

// auditList is audit records, newest first.
type auditList struct {
	document
	Records []remote.AuditRecord `json:"records"`
	More    bool                 `json:"more"`
}

func newAudit(p *app) *cobra.Command {
	var space string
	var limit int
	cmd := p.remote(&cobra.Command{
		Use: "audit", Short: "Show who did what, and what was refused", Args: cobra.NoArgs,
		Long: `Show who did what in the zone and what was refused, newest first. It takes a zone admin; with --space, which shows what concerns
one space, the privilege space_view_data there is enough.`,
		Example: "  zonemint audit\n  zonemint audit --space 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc --limit 1000 -o json",
	}, func(s *session) error {
		if space != "" && !tokens.ValidID(space) {
			return errors.New("--space takes the id of a space")
		}
		records, more, err := list[remote.AuditRecord](s, "cannot show the audit trail", remote.ListAudit(space), limit)
		if err != nil {
			return err
		}
		v := view{document: auditList{newDocument(), records, more}, table: func(t *table) {
			t.row("AT", "CALLER", "ACTION", "OBJECT", "TOKEN", "RESULT", "DETAIL")
			for _, r := range records {
				t.row(timeCell(r.At), r.Caller, r.Action, r.Object, r.TokenID, r.Result, r.Detail)
			}
		}}
		for _, r := range records {
			v.quiet = append(v.quiet, strconv.FormatInt(r.Seq, 10))
		}
		return s.print(v)
	})
	cmd.Flags().StringVar(&space, "space", "", "id of the space to look at (default the whole zone)")
	limitFlag(cmd, &limit, auditLimit)
	return cmd
}
