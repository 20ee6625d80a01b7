package io.openbroker.sample.kotlin

import io.openbroker.annotation.Async
import io.openbroker.annotation.Bind
import io.openbroker.annotation.BindingId
import io.openbroker.annotation.Broker
import io.openbroker.annotation.Deprovision
import io.openbroker.annotation.InstanceId
import io.openbroker.annotation.Parameters
import io.openbroker.annotation.Plan
import io.openbroker.annotation.Provision
import io.openbroker.annotation.ServiceOffering
import io.openbroker.annotation.Unbind
import io.openbroker.annotation.Update
import jakarta.validation.constraints.Max
import jakarta.validation.constraints.Min
import jakarta.validation.constraints.Size
import java.util.UUID
import java.util.concurrent.ConcurrentHashMap

/** Sells tables, which it keeps in memory. */
@Broker
@ServiceOffering(
    id = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f601",
    name = "tables",
    description = "Tables of rows",
    planUpdateable = io.openbroker.annotation.Flag.TRUE,
    plans = TablesBroker.Plans::class
)
class TablesBroker {

    enum class Plans {
        @Plan(id = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f602", description = "In memory that others share")
        SHARED,

        @Plan(id = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f603", description = "In memory of its own", free = false)
        OWN
    }

    enum class Backup { DAILY, WEEKLY }

    /**
     * @param name the name of the table
     * @param region where it is kept; the nearest region by default
     */
    data class Options(
        @field:Size(max = 63) val name: String,
        val region: String?,
        @get:Min(1) @get:Max(100) val rows: Int = 10,
        val backup: Backup = Backup.WEEKLY,
        val labels: List<String> = emptyList()
    )

    data class Changes(@param:Min(1) val rows: Int?)

    data class Credentials(val table: String, val password: String, val region: String?)

    private val tables = ConcurrentHashMap<String, Options>()
    private val passwords = ConcurrentHashMap<String, String>()

    @Provision(async = Async.WHEN_ACCEPTED)
    fun provision(@InstanceId id: String, plan: Plans, @Parameters options: Options) {
        tables[id] = options
        println("A table with ${options.rows} rows and a ${options.backup} backup is in $plan")
    }

    @Update
    fun update(@InstanceId id: String, @Parameters changes: Changes) {
        tables.computeIfPresent(id) { _, options -> options.copy(rows = changes.rows ?: options.rows) }
    }

    @Bind
    fun bind(@InstanceId id: String, @BindingId bindingId: String): Credentials {
        val options = tables.getValue(id)
        val password = passwords.computeIfAbsent(bindingId) { UUID.randomUUID().toString() }
        return Credentials("${options.name} ${options.rows} ${options.backup} ${options.labels}", password, options.region)
    }

    @Unbind
    fun unbind(@BindingId bindingId: String) {
        passwords.remove(bindingId)
    }

    @Deprovision
    fun deprovision(@InstanceId id: String) {
        tables.remove(id)
    }
}
