module io.openbroker/samples/benchmarks-go

go 1.25.0

require code.cloudfoundry.org/brokerapi/v13 v13.0.25
