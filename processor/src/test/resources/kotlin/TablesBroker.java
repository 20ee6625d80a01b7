package io.openbroker.sample.kotlin;

/**
 * Sells tables, which it keeps in memory.
 */
@io.openbroker.annotation.Broker()
@kotlin.Metadata(mv = {2, 4, 0}, k = 1, xi = 48, d1 = {"\u0000|\n\u0002\u0018\u0002\n\u0002\u0010\u0000\n\u0002\b\u0003\n\u0002\u0018\u0002\n\u0002\u0010\u000e\n\u0002\u0018\u0002\n\u0002\b\u0002\n\u0002\u0010\u0002\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0002\b\u0003\n\u0002\u0018\u0002\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0002\b\u0006\n\u0002\u0018\u0002\n\u0002\u0018\u0002\n\u0002\b\u0005\n\u0002\u0018\u0002\n\u0002\b\u0002\b\u0007\u0018\u00002\u00020\u0001:\u0005\"#$%&B\u0007\u00a2\u0006\u0004\b\u0002\u0010\u0003J<\u0010\t\u001a\u00020\n2\f\b\u0001\u0010\u000b\u001a\u00020\u0006:\u0002\b\f2\u0006\u0010\r\u001a\u00020\u000e2\f\b\u0001\u0010\u000f\u001a\u00020\u0007:\u0002\b\u0010H\u0007b\u000e\b\u0011\u0012\n\b\u0012\u0012\u0006\b\n0\u00138\u0014J(\u0010\u0015\u001a\u00020\n2\f\b\u0001\u0010\u000b\u001a\u00020\u0006:\u0002\b\f2\f\b\u0001\u0010\u0016\u001a\u00020\u0017:\u0002\b\u0010H\u0007b\u0002\b\u0018J(\u0010\u0019\u001a\u00020\u001a2\f\b\u0001\u0010\u000b\u001a\u00020\u0006:\u0002\b\f2\f\b\u0001\u0010\u001b\u001a\u00020\u0006:\u0002\b\u001cH\u0007b\u0002\b\u001dJ\u001a\u0010\u001e\u001a\u00020\n2\f\b\u0001\u0010\u001b\u001a\u00020\u0006:\u0002\b\u001cH\u0007b\u0002\b\u001fJ\u001a\u0010 \u001a\u00020\n2\f\b\u0001\u0010\u000b\u001a\u00020\u0006:\u0002\b\fH\u0007b\u0002\b!R\u001a\u0010\u0004\u001a\u000e\u0012\u0004\u0012\u00020\u0006\u0012\u0004\u0012\u00020\u00070\u0005X\u0082\u0004\u00a2\u0006\u0002\n\u0000R\u001a\u0010\b\u001a\u000e\u0012\u0004\u0012\u00020\u0006\u0012\u0004\u0012\u00020\u00060\u0005X\u0082\u0004\u00a2\u0006\u0002\n\u0000\u00ca\u0001\u0002\b(\u00ca\u00016\b)\u0012\b\b\u000b\u0012\u0004\b\b(*\u0012\b\b+\u0012\u0004\b\b(\u0004\u0012\b\b,\u0012\u0004\b\b(-\u0012\n\b.\u0012\u0006\b\n0/80\u0012\b\b1\u0012\u0004\b\t0\u000e\u00a8\u0006\'"}, d2 = {"Lio/openbroker/sample/kotlin/TablesBroker;", "", "<init>", "()V", "tables", "Ljava/util/concurrent/ConcurrentHashMap;", "", "Lio/openbroker/sample/kotlin/TablesBroker$Options;", "passwords", "provision", "", "id", "Lio/openbroker/annotation/InstanceId;", "plan", "Lio/openbroker/sample/kotlin/TablesBroker$Plans;", "options", "Lio/openbroker/annotation/Parameters;", "Lio/openbroker/annotation/Provision;", "async", "Lio/openbroker/annotation/Async;", "WHEN_ACCEPTED", "update", "changes", "Lio/openbroker/sample/kotlin/TablesBroker$Changes;", "Lio/openbroker/annotation/Update;", "bind", "Lio/openbroker/sample/kotlin/TablesBroker$Credentials;", "bindingId", "Lio/openbroker/annotation/BindingId;", "Lio/openbroker/annotation/Bind;", "unbind", "Lio/openbroker/annotation/Unbind;", "deprovision", "Lio/openbroker/annotation/Deprovision;", "Plans", "Backup", "Options", "Changes", "Credentials", "openbroker-sample-kotlin", "Lio/openbroker/annotation/Broker;", "Lio/openbroker/annotation/ServiceOffering;", "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f601", "name", "description", "Tables of rows", "planUpdateable", "Lio/openbroker/annotation/Flag;", "TRUE", "plans"})
@io.openbroker.annotation.ServiceOffering(id = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f601", name = "tables", description = "Tables of rows", planUpdateable = io.openbroker.annotation.Flag.TRUE, plans = io.openbroker.sample.kotlin.TablesBroker.Plans.class)
public final class TablesBroker {
    @org.jetbrains.annotations.NotNull()
    private final java.util.concurrent.ConcurrentHashMap<java.lang.String, io.openbroker.sample.kotlin.TablesBroker.Options> tables = null;
    @org.jetbrains.annotations.NotNull()
    private final java.util.concurrent.ConcurrentHashMap<java.lang.String, java.lang.String> passwords = null;
    
    public TablesBroker() {
        super();
    }
    
    @io.openbroker.annotation.Provision(async = io.openbroker.annotation.Async.WHEN_ACCEPTED)
    public final void provision(@io.openbroker.annotation.InstanceId()
    @org.jetbrains.annotations.NotNull()
    java.lang.String id, @org.jetbrains.annotations.NotNull()
    io.openbroker.sample.kotlin.TablesBroker.Plans plan, @io.openbroker.annotation.Parameters()
    @org.jetbrains.annotations.NotNull()
    io.openbroker.sample.kotlin.TablesBroker.Options options) {
    }
    
    @io.openbroker.annotation.Update()
    public final void update(@io.openbroker.annotation.InstanceId()
    @org.jetbrains.annotations.NotNull()
    java.lang.String id, @io.openbroker.annotation.Parameters()
    @org.jetbrains.annotations.NotNull()
    io.openbroker.sample.kotlin.TablesBroker.Changes changes) {
    }
    
    @io.openbroker.annotation.Bind()
    @org.jetbrains.annotations.NotNull()
    public final io.openbroker.sample.kotlin.TablesBroker.Credentials bind(@io.openbroker.annotation.InstanceId()
    @org.jetbrains.annotations.NotNull()
    java.lang.String id, @io.openbroker.annotation.BindingId()
    @org.jetbrains.annotations.NotNull()
    java.lang.String bindingId) {
        return null;
    }
    
    @io.openbroker.annotation.Unbind()
    public final void unbind(@io.openbroker.annotation.BindingId()
    @org.jetbrains.annotations.NotNull()
    java.lang.String bindingId) {
    }
    
    @io.openbroker.annotation.Deprovision()
    public final void deprovision(@io.openbroker.annotation.InstanceId()
    @org.jetbrains.annotations.NotNull()
    java.lang.String id) {
    }
    
    @kotlin.Metadata(mv = {2, 4, 0}, k = 1, xi = 48, d1 = {"\u0000\f\n\u0002\u0018\u0002\n\u0002\u0010\u0010\n\u0002\b\u0005\b\u0086\u0081\u0002\u0018\u00002\b\u0012\u0004\u0012\u00020\u00000\u0001B\t\b\u0002\u00a2\u0006\u0004\b\u0002\u0010\u0003j\u0002\b\u0004j\u0002\b\u0005\u00a8\u0006\u0006"}, d2 = {"Lio/openbroker/sample/kotlin/TablesBroker$Backup;", "", "<init>", "(Ljava/lang/String;I)V", "DAILY", "WEEKLY", "openbroker-sample-kotlin"})
    public static enum Backup {
        /*public static final*/ DAILY /* = new DAILY() */,
        /*public static final*/ WEEKLY /* = new WEEKLY() */;
        
        Backup() {
        }
        
        @org.jetbrains.annotations.NotNull()
        public static kotlin.enums.EnumEntries<io.openbroker.sample.kotlin.TablesBroker.Backup> getEntries() {
            return null;
        }
    }
    
    @kotlin.Metadata(mv = {2, 4, 0}, k = 1, xi = 48, d1 = {"\u0000$\n\u0002\u0018\u0002\n\u0002\u0010\u0000\n\u0000\n\u0002\u0010\b\n\u0002\u0018\u0002\n\u0002\b\n\n\u0002\u0010\u000b\n\u0002\b\u0003\n\u0002\u0010\u000e\n\u0000\b\u0086\b\u0018\u00002\u00020\u0001B!\u0012\u0018\b\u0001\u0010\u0002\u001a\u0004\u0018\u00010\u0003:\f\b\u0004\u0012\b\b\u0005\u0012\u0004\b\u0004\u0010\u0002\u00a2\u0006\u0004\b\u0006\u0010\u0007J\u0010\u0010\u000b\u001a\u0004\u0018\u00010\u0003H\u00c6\u0003\u00a2\u0006\u0002\u0010\tJ(\u0010\f\u001a\u00020\u00002\u0018\b\u0003\u0010\u0002\u001a\u0004\u0018\u00010\u0003:\f\b\u0004\u0012\b\b\u0005\u0012\u0004\b\u0004\u0010\u0002H\u00c6\u0001\u00a2\u0006\u0002\u0010\rJ\u0014\u0010\u000e\u001a\u00020\u000f2\b\u0010\u0010\u001a\u0004\u0018\u00010\u0001H\u00d6\u0083\u0004J\n\u0010\u0011\u001a\u00020\u0003H\u00d6\u0081\u0004J\n\u0010\u0012\u001a\u00020\u0013H\u00d6\u0081\u0004R\u0015\u0010\u0002\u001a\u0004\u0018\u00010\u0003\u00a2\u0006\n\n\u0002\u0010\n\u001a\u0004\b\b\u0010\t\u00a8\u0006\u0014"}, d2 = {"Lio/openbroker/sample/kotlin/TablesBroker$Changes;", "", "rows", "", "Ljakarta/validation/constraints/Min;", "value", "<init>", "(Ljava/lang/Integer;)V", "getRows", "()Ljava/lang/Integer;", "Ljava/lang/Integer;", "component1", "copy", "(Ljava/lang/Integer;)Lio/openbroker/sample/kotlin/TablesBroker$Changes;", "equals", "", "other", "hashCode", "toString", "", "openbroker-sample-kotlin"})
    public static final class Changes {
        @org.jetbrains.annotations.Nullable()
        private final java.lang.Integer rows = null;
        
        public Changes(@jakarta.validation.constraints.Min(value = 1L)
        @org.jetbrains.annotations.Nullable()
        java.lang.Integer rows) {
            super();
        }
        
        @org.jetbrains.annotations.Nullable()
        public final java.lang.Integer getRows() {
            return null;
        }
        
        @org.jetbrains.annotations.Nullable()
        public final java.lang.Integer component1() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final io.openbroker.sample.kotlin.TablesBroker.Changes copy(@jakarta.validation.constraints.Min(value = 1L)
        @org.jetbrains.annotations.Nullable()
        java.lang.Integer rows) {
            return null;
        }
        
        @java.lang.Override()
        public boolean equals(@org.jetbrains.annotations.Nullable()
        java.lang.Object other) {
            return false;
        }
        
        @java.lang.Override()
        public int hashCode() {
            return 0;
        }
        
        @java.lang.Override()
        @org.jetbrains.annotations.NotNull()
        public java.lang.String toString() {
            return null;
        }
    }
    
    @kotlin.Metadata(mv = {2, 4, 0}, k = 1, xi = 48, d1 = {"\u0000\"\n\u0002\u0018\u0002\n\u0002\u0010\u0000\n\u0000\n\u0002\u0010\u000e\n\u0002\b\r\n\u0002\u0010\u000b\n\u0002\b\u0002\n\u0002\u0010\b\n\u0002\b\u0002\b\u0086\b\u0018\u00002\u00020\u0001B!\u0012\u0006\u0010\u0002\u001a\u00020\u0003\u0012\u0006\u0010\u0004\u001a\u00020\u0003\u0012\b\u0010\u0005\u001a\u0004\u0018\u00010\u0003\u00a2\u0006\u0004\b\u0006\u0010\u0007J\t\u0010\f\u001a\u00020\u0003H\u00c6\u0003J\t\u0010\r\u001a\u00020\u0003H\u00c6\u0003J\u000b\u0010\u000e\u001a\u0004\u0018\u00010\u0003H\u00c6\u0003J)\u0010\u000f\u001a\u00020\u00002\b\b\u0002\u0010\u0002\u001a\u00020\u00032\b\b\u0002\u0010\u0004\u001a\u00020\u00032\n\b\u0002\u0010\u0005\u001a\u0004\u0018\u00010\u0003H\u00c6\u0001J\u0014\u0010\u0010\u001a\u00020\u00112\b\u0010\u0012\u001a\u0004\u0018\u00010\u0001H\u00d6\u0083\u0004J\n\u0010\u0013\u001a\u00020\u0014H\u00d6\u0081\u0004J\n\u0010\u0015\u001a\u00020\u0003H\u00d6\u0081\u0004R\u0011\u0010\u0002\u001a\u00020\u0003\u00a2\u0006\b\n\u0000\u001a\u0004\b\b\u0010\tR\u0011\u0010\u0004\u001a\u00020\u0003\u00a2\u0006\b\n\u0000\u001a\u0004\b\n\u0010\tR\u0013\u0010\u0005\u001a\u0004\u0018\u00010\u0003\u00a2\u0006\b\n\u0000\u001a\u0004\b\u000b\u0010\t\u00a8\u0006\u0016"}, d2 = {"Lio/openbroker/sample/kotlin/TablesBroker$Credentials;", "", "table", "", "password", "region", "<init>", "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V", "getTable", "()Ljava/lang/String;", "getPassword", "getRegion", "component1", "component2", "component3", "copy", "equals", "", "other", "hashCode", "", "toString", "openbroker-sample-kotlin"})
    public static final class Credentials {
        @org.jetbrains.annotations.NotNull()
        private final java.lang.String table = null;
        @org.jetbrains.annotations.NotNull()
        private final java.lang.String password = null;
        @org.jetbrains.annotations.Nullable()
        private final java.lang.String region = null;
        
        public Credentials(@org.jetbrains.annotations.NotNull()
        java.lang.String table, @org.jetbrains.annotations.NotNull()
        java.lang.String password, @org.jetbrains.annotations.Nullable()
        java.lang.String region) {
            super();
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.lang.String getTable() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.lang.String getPassword() {
            return null;
        }
        
        @org.jetbrains.annotations.Nullable()
        public final java.lang.String getRegion() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.lang.String component1() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.lang.String component2() {
            return null;
        }
        
        @org.jetbrains.annotations.Nullable()
        public final java.lang.String component3() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final io.openbroker.sample.kotlin.TablesBroker.Credentials copy(@org.jetbrains.annotations.NotNull()
        java.lang.String table, @org.jetbrains.annotations.NotNull()
        java.lang.String password, @org.jetbrains.annotations.Nullable()
        java.lang.String region) {
            return null;
        }
        
        @java.lang.Override()
        public boolean equals(@org.jetbrains.annotations.Nullable()
        java.lang.Object other) {
            return false;
        }
        
        @java.lang.Override()
        public int hashCode() {
            return 0;
        }
        
        @java.lang.Override()
        @org.jetbrains.annotations.NotNull()
        public java.lang.String toString() {
            return null;
        }
    }
    
    /**
     * @param name the name of the table
     * @param region where it is kept; the nearest region by default
     */
    @kotlin.Metadata(mv = {2, 4, 0}, k = 1, xi = 48, d1 = {"\u0000D\n\u0002\u0018\u0002\n\u0002\u0010\u0000\n\u0000\n\u0002\u0010\u000e\n\u0002\b\u0002\n\u0002\u0010\b\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0010 \n\u0002\b\u0004\n\u0002\u0018\u0002\n\u0002\b\u0004\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0002\b\u000b\n\u0002\u0010\u000b\n\u0002\b\u0004\b\u0086\b\u0018\u00002\u00020\u0001B=\u0012\u0006\u0010\u0002\u001a\u00020\u0003\u0012\b\u0010\u0004\u001a\u0004\u0018\u00010\u0003\u0012\b\b\u0002\u0010\u0005\u001a\u00020\u0006\u0012\b\b\u0002\u0010\u0007\u001a\u00020\b\u0012\u000e\b\u0002\u0010\t\u001a\b\u0012\u0004\u0012\u00020\u00030\n\u00a2\u0006\u0004\b\u000b\u0010\fJ\t\u0010\u001b\u001a\u00020\u0003H\u00c6\u0003J\u000b\u0010\u001c\u001a\u0004\u0018\u00010\u0003H\u00c6\u0003J\t\u0010\u001d\u001a\u00020\u0006H\u00c6\u0003J\t\u0010\u001e\u001a\u00020\bH\u00c6\u0003J\u000f\u0010\u001f\u001a\b\u0012\u0004\u0012\u00020\u00030\nH\u00c6\u0003JC\u0010 \u001a\u00020\u00002\b\b\u0002\u0010\u0002\u001a\u00020\u00032\n\b\u0002\u0010\u0004\u001a\u0004\u0018\u00010\u00032\b\b\u0002\u0010\u0005\u001a\u00020\u00062\b\b\u0002\u0010\u0007\u001a\u00020\b2\u000e\b\u0002\u0010\t\u001a\b\u0012\u0004\u0012\u00020\u00030\nH\u00c6\u0001J\u0014\u0010!\u001a\u00020\"2\b\u0010#\u001a\u0004\u0018\u00010\u0001H\u00d6\u0083\u0004J\n\u0010$\u001a\u00020\u0006H\u00d6\u0081\u0004J\n\u0010%\u001a\u00020\u0003H\u00d6\u0081\u0004R%\u0010\u0002\u001a\u00020\u00038\u0006X\u0087\u0004\u0092\u0002\f\b\u000f\u0012\b\b\u0010\u0012\u0004\b\u0003\u0010~\u00a2\u0006\b\n\u0000\u001a\u0004\b\r\u0010\u000eR\u0013\u0010\u0004\u001a\u0004\u0018\u00010\u0003\u00a2\u0006\b\n\u0000\u001a\u0004\b\u0011\u0010\u000eR0\u0010\u0005\u001a\u00020\u00068\u0007z\f\b\u0014\u0012\b\b\u0015\u0012\u0004\b\u0004\u0010\u0002z\r\b\u0016\u0012\t\b\u0015\u0012\u0005\b\u0004\u0010\u00c8\u0001\u00a2\u0006\b\n\u0000\u001a\u0004\b\u0012\u0010\u0013R\u0011\u0010\u0007\u001a\u00020\b\u00a2\u0006\b\n\u0000\u001a\u0004\b\u0017\u0010\u0018R\u0017\u0010\t\u001a\b\u0012\u0004\u0012\u00020\u00030\n\u00a2\u0006\b\n\u0000\u001a\u0004\b\u0019\u0010\u001a\u00a8\u0006&"}, d2 = {"Lio/openbroker/sample/kotlin/TablesBroker$Options;", "", "name", "", "region", "rows", "", "backup", "Lio/openbroker/sample/kotlin/TablesBroker$Backup;", "labels", "", "<init>", "(Ljava/lang/String;Ljava/lang/String;ILio/openbroker/sample/kotlin/TablesBroker$Backup;Ljava/util/List;)V", "getName", "()Ljava/lang/String;", "Ljakarta/validation/constraints/Size;", "max", "getRegion", "getRows", "()I", "Ljakarta/validation/constraints/Min;", "value", "Ljakarta/validation/constraints/Max;", "getBackup", "()Lio/openbroker/sample/kotlin/TablesBroker$Backup;", "getLabels", "()Ljava/util/List;", "component1", "component2", "component3", "component4", "component5", "copy", "equals", "", "other", "hashCode", "toString", "openbroker-sample-kotlin"})
    public static final class Options {
        @jakarta.validation.constraints.Size(max = 63)
        @org.jetbrains.annotations.NotNull()
        private final java.lang.String name = null;
        @org.jetbrains.annotations.Nullable()
        private final java.lang.String region = null;
        private final int rows = 0;
        @org.jetbrains.annotations.NotNull()
        private final io.openbroker.sample.kotlin.TablesBroker.Backup backup = null;
        @org.jetbrains.annotations.NotNull()
        private final java.util.List<java.lang.String> labels = null;
        
        public Options(@org.jetbrains.annotations.NotNull()
        java.lang.String name, @org.jetbrains.annotations.Nullable()
        java.lang.String region, int rows, @org.jetbrains.annotations.NotNull()
        io.openbroker.sample.kotlin.TablesBroker.Backup backup, @org.jetbrains.annotations.NotNull()
        java.util.List<java.lang.String> labels) {
            super();
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.lang.String getName() {
            return null;
        }
        
        @org.jetbrains.annotations.Nullable()
        public final java.lang.String getRegion() {
            return null;
        }
        
        @jakarta.validation.constraints.Min(value = 1L)
        @jakarta.validation.constraints.Max(value = 100L)
        public final int getRows() {
            return 0;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final io.openbroker.sample.kotlin.TablesBroker.Backup getBackup() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.util.List<java.lang.String> getLabels() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.lang.String component1() {
            return null;
        }
        
        @org.jetbrains.annotations.Nullable()
        public final java.lang.String component2() {
            return null;
        }
        
        public final int component3() {
            return 0;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final io.openbroker.sample.kotlin.TablesBroker.Backup component4() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final java.util.List<java.lang.String> component5() {
            return null;
        }
        
        @org.jetbrains.annotations.NotNull()
        public final io.openbroker.sample.kotlin.TablesBroker.Options copy(@org.jetbrains.annotations.NotNull()
        java.lang.String name, @org.jetbrains.annotations.Nullable()
        java.lang.String region, int rows, @org.jetbrains.annotations.NotNull()
        io.openbroker.sample.kotlin.TablesBroker.Backup backup, @org.jetbrains.annotations.NotNull()
        java.util.List<java.lang.String> labels) {
            return null;
        }
        
        @java.lang.Override()
        public boolean equals(@org.jetbrains.annotations.Nullable()
        java.lang.Object other) {
            return false;
        }
        
        @java.lang.Override()
        public int hashCode() {
            return 0;
        }
        
        @java.lang.Override()
        @org.jetbrains.annotations.NotNull()
        public java.lang.String toString() {
            return null;
        }
    }
    
    @kotlin.Metadata(mv = {2, 4, 0}, k = 1, xi = 48, d1 = {"\u0000\u0014\n\u0002\u0018\u0002\n\u0002\u0010\u0010\n\u0002\b\u0003\n\u0002\u0018\u0002\n\u0002\b\t\b\u0086\u0081\u0002\u0018\u00002\b\u0012\u0004\u0012\u00020\u00000\u0001B\t\b\u0002\u00a2\u0006\u0004\b\u0002\u0010\u0003j\u001a\b\u0004\u0012\u0016\b\u0005\u0012\b\b\u0006\u0012\u0004\b\b(\u0007\u0012\b\b\b\u0012\u0004\b\b(\tj$\b\n\u0012 \b\u0005\u0012\b\b\u0006\u0012\u0004\b\b(\u000b\u0012\b\b\b\u0012\u0004\b\b(\f\u0012\b\b\r\u0012\u0004\b\u0007\u0010\u0000\u00a8\u0006\u000e"}, d2 = {"Lio/openbroker/sample/kotlin/TablesBroker$Plans;", "", "<init>", "(Ljava/lang/String;I)V", "SHARED", "Lio/openbroker/annotation/Plan;", "id", "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f602", "description", "In memory that others share", "OWN", "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f603", "In memory of its own", "free", "openbroker-sample-kotlin"})
    public static enum Plans {
        @io.openbroker.annotation.Plan(id = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f602", description = "In memory that others share")
        /*public static final*/ SHARED /* = new SHARED() */,
        @io.openbroker.annotation.Plan(id = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f603", description = "In memory of its own", free = false)
        /*public static final*/ OWN /* = new OWN() */;
        
        Plans() {
        }
        
        @org.jetbrains.annotations.NotNull()
        public static kotlin.enums.EnumEntries<io.openbroker.sample.kotlin.TablesBroker.Plans> getEntries() {
            return null;
        }
    }
}