package handlers

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/zonemint/zonemint/zone/password"
)

// Metrics counts requests for Prometheus. Its labels are bounded: operations of the contract and statuses, never ids or names.
type Metrics struct {
	registry  *prometheus.Registry
	durations *prometheus.HistogramVec
}

// NewMetrics makes the counters, with those of the process and the Go runtime. version labels zonemint_build_info.
func NewMetrics(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "zonemint_http_request_duration_seconds",
			Help: "Time to answer a request, by operationId (empty for what is no operation) and status.",
			// Minting takes well under a millisecond, which the customary buckets would not show.
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}, []string{"operation", "status"}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "zonemint_build_info", Help: "Always 1; the label says which version runs.",
		ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.durations, build, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// CountDroppedAudit shows how many audit records were lost, as count says.
func (m *Metrics) CountDroppedAudit(count func() int64) {
	m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name: "zonemint_audit_records_dropped_total",
		Help: "Audit records of mintings and refused redemptions that were lost because the store did not take them fast enough.",
	}, func() float64 { return float64(count()) }))
}

// CountDroppedLog shows how many lines of the log were dropped, as count says.
func (m *Metrics) CountDroppedLog(count func() int64) {
	m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name: "zonemint_log_lines_dropped_total",
		Help: "Lines of the log that were dropped because its reader was too slow or gone.",
	}, func() float64 { return float64(count()) }))
}

// WatchCertificate shows when the TLS certificate expires, as expiry says.
func (m *Metrics) WatchCertificate(expiry func() time.Time) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "zonemint_tls_certificate_expiry_timestamp_seconds",
		Help: "When the TLS certificate that is served expires, in seconds since 1970.",
	}, func() float64 { return float64(expiry().Unix()) }))
}

// WatchHasher shows how busy the hasher of passwords is, as stats says. Logins that it has no time for are answered with 503.
func (m *Metrics) WatchHasher(stats func() password.HasherStats) {
	gauge := func(name, help string, value func(password.HasherStats) int) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 { return float64(value(stats())) })
	}
	counter := func(name, help string, value func(password.HasherStats) uint64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help}, func() float64 { return float64(value(stats())) })
	}
	m.registry.MustRegister(
		gauge("zonemint_password_hashes_running", "Passwords being hashed now; never more than there are slots.",
			func(s password.HasherStats) int { return s.Running }),
		gauge("zonemint_password_hashes_waiting", "Logins that wait for a slot now.", func(s password.HasherStats) int { return s.Waiting }),
		counter("zonemint_password_hashes_total", "Passwords hashed.", func(s password.HasherStats) uint64 { return s.Hashes }),
		counter("zonemint_password_hashes_shed_total", "Logins that were turned away because all slots were taken for too long.",
			func(s password.HasherStats) uint64 { return s.Shed }),
	)
}

// observe counts one request. A nil Metrics counts nothing.
func (m *Metrics) observe(operation string, status int, took time.Duration) {
	if m != nil {
		m.durations.WithLabelValues(operation, strconv.Itoa(status)).Observe(took.Seconds())
	}
}

// Handler serves the counters in Prometheus' text format. It belongs on a listener that only operators reach.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
